import { ConfigProvider, DatePicker, Form, Input, InputNumber, Modal, Radio, Select, Switch, Tabs } from 'antd'
import { antdTheme } from '../src/antd-theme.ts'
import { Button, useLanguage } from '../src/index.ts'
import type { GalleryProps } from './gallery.tsx'

/** antd's controls beside the kit's own: nobody should see where one ends and the other begins. */
export function Forms({ mode, density }: GalleryProps) {
  const zh = useLanguage() === 'zh'
  return (
    <ConfigProvider theme={antdTheme(mode, density)} wave={{ disabled: true }}>
      <div className="gallery">
        <section>
          <Form layout="vertical" requiredMark={false}>
            <Form.Item
              label={zh ? '处理结果' : 'Outcome'}
              validateStatus="error"
              help={zh ? '请选择处理结果' : 'Choose an outcome'}
            >
              <Select
                placeholder={zh ? '请选择' : 'Choose'}
                options={[
                  { value: 'a', label: zh ? '已调解' : 'Mediated' },
                  { value: 'b', label: zh ? '移交' : 'Handed over' },
                ]}
              />
            </Form.Item>
            <Form.Item label={zh ? '情况说明' : 'What was done'}>
              <Input.TextArea rows={3} placeholder={zh ? '写下做了什么' : 'Say what was done'} />
            </Form.Item>
            <Form.Item label={zh ? '到场时间' : 'Arrived'}>
              <DatePicker showTime style={{ width: '100%' }} />
            </Form.Item>
            <Form.Item label={zh ? '人数' : 'People'}>
              <InputNumber min={0} defaultValue={2} />
            </Form.Item>
            <Form.Item label={zh ? '有人受伤' : 'Anybody hurt'}>
              <Switch />
            </Form.Item>
            <Form.Item>
              <Radio.Group
                defaultValue="1"
                options={[
                  { value: '1', label: zh ? '现场' : 'On scene' },
                  { value: '2', label: zh ? '电话' : 'By phone' },
                ]}
              />
            </Form.Item>
            <div className="fw-commands">
              <Button kind="primary">{zh ? '提交反馈' : 'Submit'}</Button>
              <Button>{zh ? '存草稿' : 'Keep as draft'}</Button>
            </div>
          </Form>
        </section>
        <section>
          <Tabs
            items={[
              { key: 'a', label: zh ? '经过' : 'Timeline' },
              { key: 'b', label: zh ? '当事人' : 'People' },
            ]}
          />
          <Modal open={false} />
        </section>
      </div>
    </ConfigProvider>
  )
}
